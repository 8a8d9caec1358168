namespace Microsoft.ML.Compat;

/// <summary>Checks of arguments, each with the exception type ML.NET uses for it.</summary>
internal static class Guard
{
    public static T NotNull<T>(T value, string parameter)
        where T : class
        => value ?? throw Errors.Null(parameter);

    public static string NotEmpty(string value, string parameter)
        => string.IsNullOrEmpty(value) ? throw Errors.OutOfRange(parameter, $"{parameter} must be a text that is neither null nor empty.") : value;

    public static string NotBlank(string value, string parameter)
        => string.IsNullOrWhiteSpace(value) ? throw Errors.OutOfRange(parameter, $"{parameter} must be a text that is neither null nor blank.") : value;

    public static T[] NotEmpty<T>(T[] values, string parameter)
        => values is { Length: > 0 } ? values : throw Errors.OutOfRange(parameter, $"{parameter} must hold at least one item; it is null or empty.");

    public static void Argument(bool holds, string parameter, string message)
    {
        if (!holds)
            throw Errors.OutOfRange(parameter, message);
    }

    public static void State(bool holds, string message)
    {
        if (!holds)
            throw Errors.Invalid(message);
    }

    public static void Format(bool holds, string message)
    {
        if (!holds)
            throw Errors.Corrupt(message);
    }
}
