package org.frond.device;

import java.util.Arrays;

/** Values held in a Java array. */
sealed interface CpuBuffer extends Buffer {

    /** The {@code double[]} or {@code float[]}. */
    Object array();

    /** The value at an index, as double. */
    double get(int index);

    /** Sets the values [begin, end) to a factor times another buffer's, multiplied in double precision and rounded once. */
    default void scale(double factor, CpuBuffer source, int begin, int end) {
        if (source instanceof Floats floats) {
            scale(factor, floats.values, begin, end);
        } else {
            scale(factor, ((Doubles) source).values, begin, end);
        }
    }

    /** The same from an array in single precision. */
    void scale(double factor, float[] source, int begin, int end);

    /** The same from an array in double precision. */
    void scale(double factor, double[] source, int begin, int end);

    /** A new buffer of zeros. */
    static CpuBuffer allocate(Precision precision, int length) {
        return precision == Precision.FLOAT ? new Floats(new float[length]) : new Doubles(new double[length]);
    }

    /** Double precision. */
    record Doubles(double[] values) implements CpuBuffer {

        @Override
        public Object array() {
            return values;
        }

        @Override
        public double get(int index) {
            return values[index];
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public Precision precision() {
            return Precision.DOUBLE;
        }

        @Override
        public void write(double[] source) {
            requireLength(source.length);
            System.arraycopy(source, 0, values, 0, values.length);
        }

        @Override
        public void read(double[] target) {
            requireLength(target.length);
            System.arraycopy(values, 0, target, 0, values.length);
        }

        @Override
        public void fill(double value) {
            Arrays.fill(values, value);
        }

        @Override
        public void copyFrom(Buffer source) {
            requireLength(source.length());
            source.read(values);
        }

        @Override
        public void scale(double factor, float[] source, int begin, int end) {
            for (int n = begin; n < end; n++) {
                values[n] = factor * source[n];
            }
        }

        @Override
        public void scale(double factor, double[] source, int begin, int end) {
            for (int n = begin; n < end; n++) {
                values[n] = factor * source[n];
            }
        }
    }

    /** Single precision. */
    record Floats(float[] values) implements CpuBuffer {

        @Override
        public Object array() {
            return values;
        }

        @Override
        public double get(int index) {
            return values[index];
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public Precision precision() {
            return Precision.FLOAT;
        }

        @Override
        public void write(double[] source) {
            requireLength(source.length);
            for (int n = 0; n < values.length; n++) {
                values[n] = (float) source[n];
            }
        }

        @Override
        public void read(double[] target) {
            requireLength(target.length);
            for (int n = 0; n < values.length; n++) {
                target[n] = values[n];
            }
        }

        @Override
        public void fill(double value) {
            Arrays.fill(values, (float) value);
        }

        @Override
        public void copyFrom(Buffer source) {
            requireLength(source.length());
            if (source instanceof Floats floats) {
                System.arraycopy(floats.values, 0, values, 0, values.length);
            } else if (source instanceof Doubles doubles) {
                write(doubles.values);
            } else if (source instanceof OpenClBuffer other && other.precision() == Precision.FLOAT) {
                other.readFloats(values);
            } else {
                write(source.toArray());
            }
        }

        @Override
        public void scale(double factor, float[] source, int begin, int end) {
            for (int n = begin; n < end; n++) {
                values[n] = (float) (factor * source[n]);
            }
        }

        @Override
        public void scale(double factor, double[] source, int begin, int end) {
            for (int n = begin; n < end; n++) {
                values[n] = (float) (factor * source[n]);
            }
        }
    }
}
