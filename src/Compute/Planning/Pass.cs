using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Planning;

/// <summary>What steps are told when they run.</summary>
internal sealed class Pass(WorkerPool pool, ulong seed)
{
    public WorkerPool Pool { get; } = pool;

    /// <summary>The way between the caller's numbers and the values.</summary>
    public Transfer Transfer { get; } = new(pool);

    /// <summary>The seed of dropout and the like.</summary>
    public ulong Seed { get; } = seed;

    /// <summary>Training steps taken so far: with the seed and a step's name it determines all random draws.</summary>
    public long StepsTaken { get; set; }

    /// <summary>Grows whenever weights change; what is derived from weights is kept until then.</summary>
    public long WeightsVersion { get; set; }

    /// <summary>Who is told when a step has run, if anyone.</summary>
    public IStepWatch? Watch { get; set; }

    /// <summary>Memory that a step may use while it runs, as much as it has asked for.</summary>
    public Floats Scratch { get; set; }

    /// <summary>Memory in numbers of 64 bits for steps that compute as the scalar engine does.</summary>
    public double[] Workspace { get; set; } = [];
}
