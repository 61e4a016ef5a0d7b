/**
 * What the cell is asked to do over time: stages of given voltage or current, one after the other, each with what ends it.
 */
package org.frond.protocol;
