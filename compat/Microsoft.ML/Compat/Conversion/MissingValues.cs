using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Conversion;

/// <summary>What "missing" is for each column type: NaN for real numbers, 0 for keys, and nothing for all others.</summary>
internal static class MissingValues
{
    /// <summary>Tells missing values of the type, or null where the type has none.</summary>
    public static Predicate<T> TestOrNull<T>(DataViewType type)
    {
        if (type is KeyDataViewType)
            return IsDefault;
        if (typeof(T) == typeof(float))
            return (Predicate<T>)(Delegate)(Predicate<float>)float.IsNaN;
        return typeof(T) == typeof(double) ? (Predicate<T>)(Delegate)(Predicate<double>)double.IsNaN : null;
    }

    /// <summary>NaN for real numbers, else the default.</summary>
    public static T ValueOrDefault<T>()
    {
        if (typeof(T) == typeof(float))
            return (T)(object)float.NaN;
        return typeof(T) == typeof(double) ? (T)(object)double.NaN : default;
    }

    /// <summary>Whether a sparse vector would leave the value out: zero, false, or text without characters.</summary>
    public static bool IsDefault<T>(T value)
        => value is ReadOnlyMemory<char> text ? text.IsEmpty : EqualityComparer<T>.Default.Equals(value, default);
}
