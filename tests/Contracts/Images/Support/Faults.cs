namespace MLNetVision.Tests.Contracts.Images;

/// <summary>Errors of views that several threads may read.</summary>
internal static class Faults
{
    /// <summary>The error where it happened: a view that is read by several threads wraps it, depending on how many processors there are.</summary>
    public static TException Root<TException>(Action action, params string[] names)
        where TException : Exception
    {
        var error = Assert.ThrowsAny<Exception>(action);
        while (error.InnerException is { } cause)
        {
            error = cause;
        }

        Assert.IsType<TException>(error);
        Assert.All(names, name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
        return (TException)error;
    }
}
