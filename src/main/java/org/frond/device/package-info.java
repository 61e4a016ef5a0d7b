/**
 * Where numbers are computed: a {@link org.frond.device.Device} gives {@link org.frond.device.Buffer buffers}, launches kernels of a
 * {@link org.frond.device.Program} and reduces buffers to numbers, on the processor or by OpenCL. Nothing here knows physics.
 */
package org.frond.device;
