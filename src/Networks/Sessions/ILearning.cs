using MLNetVision.Networks.Engines;

namespace MLNetVision.Networks.Sessions;

/// <summary>What a session does with the loss, its arguments checked.</summary>
internal interface ILearning
{
    /// <summary>Whether there is a rule to take steps by; without one it only takes gradients.</summary>
    bool HasRule { get; }

    /// <summary>Takes a step, with another momentum than the optimizer's own unless it is null, and gives the loss before it.</summary>
    double Step(IReadOnlyDictionary<string, HostTensor> inputs, double learningRate, double? momentum);

    /// <summary>Fills gradients and gives the loss.</summary>
    double Gradients(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> gradients);

    /// <summary>The weights, those that are trained as their running average.</summary>
    WeightSet AveragedWeights();

    SessionState GetState();

    void SetState(SessionState state);
}
