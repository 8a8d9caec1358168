namespace MLNetVision.Tests.Contracts.Data;

internal static class Failure
{
    /// <summary>The action fails with exactly that exception, whose message names what is at fault.</summary>
    public static void Naming<TException>(string name, Action action)
        where TException : Exception => Assert.Contains(name, Assert.Throws<TException>(action).Message, StringComparison.Ordinal);
}
