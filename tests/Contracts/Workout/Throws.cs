namespace MLNetVision.Tests.Contracts.Workout;

/// <summary>An error is judged by its exact type and by what its message names, not by its wording.</summary>
internal static class Throws
{
    public static TException Naming<TException>(Action action, params string[] names)
        where TException : Exception
    {
        var error = Assert.Throws<TException>(action);
        var message = Messages(error);
        Assert.All(names, name => Assert.Contains(name, message, StringComparison.Ordinal));
        return error;
    }

    /// <summary>The messages of an error and of its causes: what a worker of a parallel cursor met arrives as the cause.</summary>
    private static string Messages(Exception? error)
    {
        var messages = new List<string>();
        for (; error != null; error = error.InnerException)
        {
            messages.Add(error.Message);
        }

        return string.Join(Environment.NewLine, messages);
    }
}
