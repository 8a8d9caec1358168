using MLNetVision.Tests.Pipelines.Detection;
using MLNetVision.Tests.Pipelines.Features;
using MLNetVision.Tests.Pipelines.SavedApp;
using MLNetVision.Tests.Pipelines.Sweeps;
using MLNetVision.Tests.Pipelines.Trainers;

namespace MLNetVision.Tests.Pipelines;

/// <summary>What this assembly does as a process of its own, for tests that need one to end. Test runners do not come here.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case [EndlessWriter.Verb, var folder]:
                EndlessWriter.Run(folder);
                return 0;
            case [EndlessTraining.Verb, var folder, var engine]:
                EndlessTraining.Run(folder, engine);
                return 0;
            case [EndlessSweep.Verb, var folder]:
                EndlessSweep.Run(folder);
                return 0;
            case [TrialProcess.Verb, var spec]:
                TrialProcess.Run(spec);
                return 0;
            case [KilledRCnn.Verb, var folder]:
                KilledRCnn.Run(folder);
                return 0;
            case [LoadedScores.Verb, var file, var column]:
                LoadedScores.Run(file, column);
                return 0;
            default:
                Console.Error.WriteLine("This assembly holds tests: dotnet test tests/Pipelines -c Release");
                return 1;
        }
    }
}
