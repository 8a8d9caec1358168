namespace MLNetVision.Networks.Engines;

/// <summary>A network that is ready to run. One caller at a time; several sessions of one network may run side by side.</summary>
public interface ISession : IDisposable
{
    /// <summary>What the session was planned to take.</summary>
    SessionMemory Memory { get; }

    /// <summary>Runs the network as it is used after training. The outputs that are named are written.</summary>
    /// <param name="inputs">A tensor an input, by name.</param>
    /// <param name="outputs">Tensors to fill, by the names of outputs.</param>
    void Forward(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs);

    /// <summary>Takes one training step and gives the loss before it.</summary>
    /// <param name="inputs">A tensor an input, by name, the targets among them.</param>
    /// <param name="learningRate">What the schedule says of this step, instead of the optimizer's own rate.</param>
    /// <exception cref="NonFiniteLossException">The loss or a gradient is not finite; the weights are as they were.</exception>
    double TrainStep(IReadOnlyDictionary<string, HostTensor> inputs, double learningRate);

    /// <summary>Takes one training step with another momentum than the optimizer's own, as a schedule that cycles it wants.</summary>
    /// <param name="inputs">A tensor an input, by name, the targets among them.</param>
    /// <param name="learningRate">What the schedule says of this step, instead of the optimizer's own rate.</param>
    /// <param name="momentum">What takes the place of the momentum of Sgd and RmsProp, or of Adam's first beta.</param>
    /// <exception cref="NotSupportedException">The engine cannot change it between steps.</exception>
    /// <exception cref="ArgumentException">The optimizer has no momentum.</exception>
    /// <exception cref="NonFiniteLossException">The loss or a gradient is not finite; the weights are as they were.</exception>
    double TrainStep(IReadOnlyDictionary<string, HostTensor> inputs, double learningRate, double momentum) => throw new NotSupportedException(
        $"{GetType().Name} cannot change the momentum between steps; use a schedule that leaves it, or another engine.");

    /// <summary>Computes the loss and its gradients with respect to parameters and inputs, and changes nothing.</summary>
    /// <param name="inputs">A tensor an input, by name, the targets among them.</param>
    /// <param name="gradients">Tensors to fill, by the names of parameters and inputs.</param>
    double Gradients(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> gradients);

    /// <summary>The weights as they are; or, where the rule keeps one, their running average.</summary>
    WeightSet GetWeights(bool averaged = false);

    /// <summary>All that training changes: weights, optimizer, averages, random streams. A session given it back goes on bit for bit.</summary>
    SessionState GetState();

    /// <summary>Takes back what <see cref="GetState"/> gave, of this or another session of the same network and rule.</summary>
    void SetState(SessionState state);
}
