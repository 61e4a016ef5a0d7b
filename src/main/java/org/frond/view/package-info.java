/**
 * The page on which results are looked at: served on loopback while a run goes on ({@code frond view}), or as one file that
 * needs no network ({@code frond report}). Java reads, derives, reduces and guards; drawing is done by the page, whose sources lie
 * in {@code src/main/web}.
 */
package org.frond.view;
