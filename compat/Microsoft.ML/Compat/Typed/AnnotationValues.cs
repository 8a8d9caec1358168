using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Typed;

/// <summary>Annotation values given as .NET values: a string or an array becomes what a column of its type holds.</summary>
internal static class AnnotationValues
{
    public static Delegate Getter<T>(T value, DataViewType type)
    {
        var converted = Convert(value);
        var rawType = converted?.GetType() ?? typeof(T);
        var isVector = rawType.IsGenericType && rawType.GetGenericTypeDefinition() == typeof(VBuffer<>);
        Guard.State(isVector == type is VectorDataViewType,
            $"An annotation of type {type} cannot hold a {(isVector ? "vector" : "scalar")} of type {typeof(T)}.");
        Guard.State(rawType == type.RawType, $"An annotation of type {type} holds values of type {type.RawType}, not {typeof(T)}.");
        return GenericCall.Invoke<Delegate>(Constant<int>, rawType, converted);
    }

    private static object Convert<T>(T value) => value switch
    {
        string text => text.AsMemory(),
        string[] texts => new VBuffer<ReadOnlyMemory<char>>(texts.Length, Array.ConvertAll(texts, t => t.AsMemory())),
        Array array => GenericCall.Invoke<object>(Vector<int>, typeof(T).GetElementType(), array),
        _ => value,
    };

    private static object Vector<T>(T[] items) => new VBuffer<T>(items.Length, items);

    private static Delegate Constant<T>(T value) => Constants.Getter(value);
}
