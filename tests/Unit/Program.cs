using MLNetVision.Tests.Unit.Training;

namespace MLNetVision.Tests.Unit;

/// <summary>What this assembly does as a process of its own, for tests that need one to end. Test runners do not come here.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        if (arguments is not [EndlessRun.Verb, var folder])
        {
            Console.Error.WriteLine("This assembly holds tests: dotnet test tests/Unit -c Release");
            return 1;
        }

        EndlessRun.Train(folder, step => Console.WriteLine(step), null, CancellationToken.None);
        return 0;
    }
}
