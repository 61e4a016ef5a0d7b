/**
 * Verification: configurations whose answer is known, run and compared. A case is one YAML file of two documents, the
 * configuration and what is expected of it.
 */
package org.frond.verify;
