package org.frond.cli;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.frond.bench.Suite;
import org.frond.config.Schema;
import org.frond.picture.ColourMap;
import org.frond.sweep.SlurmJob;
import org.frond.verify.CaseException;
import org.frond.verify.CaseFile;
import org.frond.verify.VerificationCase;
import org.frond.view.Renderer;

/** What a shell may complete, as it is when its script is made ({@code frond generate-completion}). */
final class Candidates {

    private Candidates() {
    }

    /** Keys of a configuration with the sign that a value follows. */
    static final class Keys implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Schema.parameters().stream().map(parameter -> parameter.key() + "=").iterator();
        }
    }

    /** Devices; those of OpenCL have numbers besides. */
    static final class Devices implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return List.of("cpu", "opencl").iterator();
        }
    }

    /** Devices where Frond may choose. */
    static final class DevicesOfRuns implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return List.of("auto", "cpu", "opencl").iterator();
        }
    }

    /** Cases of {@code frond verify}. */
    static final class Cases implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return cases().map(VerificationCase::name).iterator();
        }

        private static Stream<VerificationCase> cases() {
            try {
                return CaseFile.all(VerifyCommand.folder()).stream();
            } catch (CaseException notHere) {
                return Stream.empty();
            }
        }
    }

    /** What a job array may ask of Slurm, with the sign that a value follows. */
    static final class SlurmKeys implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return SlurmJob.keys().stream().map(key -> key + "=").iterator();
        }
    }

    /** Colour maps of pictures. */
    static final class ColourMaps implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return ColourMap.all().stream().map(ColourMap::name).iterator();
        }
    }

    /** Lines over pictures. */
    static final class Overlays implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Renderer.overlays().stream(), Stream.of("none")).iterator();
        }
    }

    /** Cases of {@code frond bench}. */
    static final class Benchmarks implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Suite.of(false, false).names().iterator();
        }
    }
}
