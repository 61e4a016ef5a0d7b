package org.frond.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.frond.model.Fronts;

/**
 * What an accepted step did, for everyone who tells of it.
 *
 * @param row    its line of {@code history.csv}
 * @param events what happened in it that the line does not show
 * @param reach  how far the crack reaches, by which snapshots are taken as well; nowhere where a problem follows none
 * @param share  how far the problem is on its way to its own end, from 0 to 1; 0 where it knows none
 * @param words  the step in a few words, for the terminal
 * @param over   why there is nothing left to be done, if so
 */
record StepReport(Object[] row, List<Event> events, Fronts.Reach reach, double share, String words, Optional<String> over) {

    /** Reaches nowhere. */
    static final Fronts.Reach NOWHERE = new Fronts.Reach(0, 0);

    /** The same with the attempts before it among its events. */
    StepReport after(List<Problem.Refusal> refusals) {
        return new StepReport(row, Stream.concat(refusals.stream().map(Event::of), events.stream()).toList(), reach, share, words,
                over);
    }
}
