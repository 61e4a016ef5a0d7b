/**
 * One run from its configuration to its results: {@link org.frond.run.Run} drives any {@link org.frond.run.Problem}, which
 * {@link org.frond.run.Assembly} puts together; steps, events, snapshots, checkpoints and the verdict are made here.
 */
package org.frond.run;
