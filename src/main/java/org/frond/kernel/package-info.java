/**
 * The kernels' language: reads it, translates it to plain and to vector Java, writes the method that launches each kernel, and gives
 * OpenCL its text. {@link org.frond.kernel.KernelSource} is a file, {@link org.frond.kernel.KernelSet} what runs on the processor.
 */
package org.frond.kernel;
