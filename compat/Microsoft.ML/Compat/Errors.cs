using System.Diagnostics.CodeAnalysis;

namespace Microsoft.ML.Compat;

/// <summary>The exception types that ML.NET throws for each kind of fault; every message names the thing, the rule and what was received.</summary>
internal static class Errors
{
    public static ArgumentNullException Null(string parameter) => new(parameter);

    public static ArgumentOutOfRangeException OutOfRange(string parameter, string message) => new(parameter, message);

    public static InvalidOperationException Invalid(string message, Exception inner = null) => new(message, inner);

    public static FormatException Corrupt(string message, Exception inner = null) => new(message, inner);

    public static IOException Io(string message, Exception inner = null) => new(message, inner);

    public static ArgumentOutOfRangeException MissingColumn(string parameter, string role, string column)
        => new(parameter, $"The {role} column '{column}' is not in the schema. Check the name, or add the column earlier in the pipeline.");

    public static ArgumentOutOfRangeException WrongType(string parameter, string role, string column, string expected, string actual)
        => new(parameter, $"The {role} column '{column}' has type {actual} where {expected} is expected.");

    public static InvalidOperationException WrongGetter(Type requested, Type actual)
        => Invalid($"A getter of values of type '{requested}' was asked for; the column's values have type '{actual}'.");

    [SuppressMessage("Usage", "CA2201", Justification = "ML.NET runs past an array here, so this is what its callers see.")]
    public static IndexOutOfRangeException OutsideArray(string message) => new(message);
}
