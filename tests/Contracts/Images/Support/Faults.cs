namespace MLNetVision.Tests.Contracts.Images;

/// <summary>An error is judged by its exact type and by what its message names, not by its wording.</summary>
internal static class Faults
{
    public static TException Naming<TException>(Action action, params string[] names)
        where TException : Exception
    {
        var error = Assert.Throws<TException>(action);
        Assert.All(names, name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
        return error;
    }

    /// <summary>The error where it happened: a view that is read by several threads wraps it.</summary>
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
