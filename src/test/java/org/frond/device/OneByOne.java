package org.frond.device;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/** A device that makes every launch of a chain on its own, as a GPU does. */
public final class OneByOne {

    private OneByOne() {
    }

    /** Another device, with its chains taken apart. */
    public static Device of(Device device) {
        return (Device) Proxy.newProxyInstance(Device.class.getClassLoader(), new Class<?>[] {Device.class},
                (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(device, arguments);
                        return result instanceof Program program ? apart(program) : result;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static Program apart(Program program) {
        return chain -> chain.forEach(launch -> program.run(List.of(launch)));
    }
}
