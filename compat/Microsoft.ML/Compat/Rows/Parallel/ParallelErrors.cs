namespace Microsoft.ML.Compat.Rows.Parallel;

/// <summary>What a reader gets when rows failed on another thread.</summary>
internal static class ParallelErrors
{
    public static InvalidOperationException Wrap(Exception exception)
        => Errors.Invalid($"Rows could not be computed: {exception.Message} The inner exception tells where.", exception);
}
