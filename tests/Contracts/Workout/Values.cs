using System.Globalization;
using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Workout;

/// <summary>Reads values of any column type as plain objects that compare by content: text as string, a vector as an array of objects.</summary>
internal static class Values
{
    private static readonly MethodInfo _scalar = Method(nameof(ScalarReader));
    private static readonly MethodInfo _vector = Method(nameof(VectorReader));
    private static readonly MethodInfo _annotation = Method(nameof(AnnotationValue));

    /// <summary>A reader of <paramref name="column"/> at the row's position; it uses the same buffer again and again, as training loops do.</summary>
    public static Func<object> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        var (method, argument) = Kind(column.Type);
        return (Func<object>)Invoke(method.MakeGenericMethod(argument), row, column);
    }

    public static object Annotation(DataViewSchema.Annotations annotations, DataViewSchema.Column column)
    {
        var (_, argument) = Kind(column.Type);
        return Invoke(_annotation.MakeGenericMethod(column.Type.RawType, argument), annotations, column.Name);
    }

    public static bool Same(object? left, object? right) => (left, right) switch
    {
        (object[] one, object[] other) => one.Length == other.Length && one.Zip(other, Same).All(same => same),
        _ => Equals(left, right),
    };

    public static string Show(object? value) => value switch
    {
        null => "null",
        object[] items => $"[{string.Join(", ", items.Take(40).Select(Show))}{(items.Length > 40 ? ", ..." : "")}]",
        _ => string.Format(CultureInfo.InvariantCulture, "{0}", value),
    };

    public static object[] Plain<T>(in VBuffer<T> buffer) => [.. buffer.DenseValues().Select(item => PlainItem(item))];

    private static object PlainItem<T>(T value) => value is ReadOnlyMemory<char> text ? text.ToString() : value!;

    private static (MethodInfo Method, Type Argument) Kind(DataViewType type) => type is VectorDataViewType vector
        ? (_vector, vector.ItemType.RawType)
        : (_scalar, type.RawType);

    private static Func<object> ScalarReader<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            getter(ref value);
            return PlainItem(value);
        };
    }

    private static Func<object> VectorReader<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> value = default;
        return () =>
        {
            getter(ref value);
            return Plain(value);
        };
    }

    private static object AnnotationValue<TRaw, TItem>(DataViewSchema.Annotations annotations, string name)
    {
        TRaw value = default!;
        annotations.GetValue(name, ref value);
        return value is VBuffer<TItem> buffer ? Plain(buffer) : PlainItem(value);
    }

    private static object Invoke(MethodInfo method, params object[] arguments) =>
        method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, CultureInfo.InvariantCulture)!;

    private static MethodInfo Method(string name) => typeof(Values).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
}
