using Microsoft.ML.Data;

namespace Microsoft.ML.Compat;

/// <summary>Getters of a constant. Vectors are copied on each call, since a caller may write into what it gets.</summary>
internal static class Constants
{
    public static Delegate Getter<T>(T value)
    {
        var item = typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() == typeof(VBuffer<>) ? typeof(T).GetGenericArguments()[0] : null;
        return item is null ? Scalar(value) : GenericCall.Invoke<Delegate>(Vector<int>, item, value);
    }

    public static ValueGetter<VBuffer<T>> Vector<T>(VBuffer<T> value) => (ref VBuffer<T> destination) => value.CopyTo(ref destination);

    private static ValueGetter<T> Scalar<T>(T value) => (ref T destination) => destination = value;
}
