using MLNetVision.Tests.Pipelines.Features;

namespace MLNetVision.Tests.Pipelines;

/// <summary>What this assembly does as a process of its own, for tests that need one to end. Test runners do not come here.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        if (arguments is not [EndlessWriter.Verb, var folder])
        {
            Console.Error.WriteLine("This assembly holds tests: dotnet test tests/Pipelines -c Release");
            return 1;
        }

        EndlessWriter.Run(folder);
        return 0;
    }
}
