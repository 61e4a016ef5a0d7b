/** The program {@code frond}: its commands, options, exit codes and error messages. No physics lives here. */
package org.frond.cli;
