/**
 * Parameter studies: which cases a study has, their folder, running them here or by a cluster's engine, and the table, maps and
 * curves that come of them. How one case is run is the affair of {@link org.frond.sweep.CaseRunner}.
 */
package org.frond.sweep;
