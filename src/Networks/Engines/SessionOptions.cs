using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Networks.Engines;

/// <summary>What a session is for.</summary>
public sealed record SessionOptions
{
    /// <summary>The most that each symbolic dimension will be: "N" is the largest batch. Smaller ones run too.</summary>
    public IReadOnlyDictionary<string, int> Sizes { get; init; } = new Dictionary<string, int> { ["N"] = 1 };

    /// <summary>How training changes the weights; null for a session that only runs forward.</summary>
    public TrainingRule? Training { get; init; }

    /// <summary>The output that training makes small: a single number.</summary>
    public string Loss { get; init; } = "loss";

    /// <summary>Whether gradients with respect to the inputs can be asked for.</summary>
    public bool InputGradients { get; init; }

    /// <summary>The stream of random numbers of dropout and the like.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// The most threads to use; null for all processors. Results of the managed engine do not depend on it. libtorch has one number for the whole process,
    /// which a session must not change while another computes: there it has no effect.
    /// </summary>
    public int? Threads { get; init; }
}
