using MLNetVision.Networks.Engines;

namespace MLNetVision.Networks.Sessions;

/// <summary>What every engine's session checks before it does anything: arguments, whether it was disposed, and what it was compiled for.</summary>
internal abstract class CheckedSession(Network network) : ISession
{
    private bool _disposed;

    /// <inheritdoc/>
    public abstract SessionMemory Memory { get; }

    protected Network Network => network;

    /// <summary>What it does with the loss; null where it only runs forward.</summary>
    protected abstract ILearning? Learning { get; }

    /// <inheritdoc/>
    public void Forward(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outputs);
        ObjectDisposedException.ThrowIf(_disposed, this);
        Evaluate(inputs, outputs);
    }

    /// <inheritdoc/>
    public double TrainStep(IReadOnlyDictionary<string, HostTensor> inputs, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Training().Step(inputs, learningRate, null);
    }

    /// <inheritdoc/>
    public double TrainStep(IReadOnlyDictionary<string, HostTensor> inputs, double learningRate, double momentum)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Training().Step(inputs, learningRate, momentum);
    }

    /// <inheritdoc/>
    public double Gradients(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> gradients)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(gradients);
        return Differentiable().Gradients(inputs, gradients);
    }

    /// <inheritdoc/>
    public WeightSet GetWeights(bool averaged = false)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return averaged ? Training().AveragedWeights() : Weights();
    }

    /// <inheritdoc/>
    public SessionState GetState() => Training().GetState();

    /// <inheritdoc/>
    public void SetState(SessionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Training().SetState(state);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            Release();
        }
    }

    /// <summary>Runs the network as it is used after training.</summary>
    protected abstract void Evaluate(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs);

    protected abstract WeightSet Weights();

    /// <summary>Lets go of everything; once.</summary>
    protected abstract void Release();

    /// <summary>What takes steps; refused where the session was compiled for less, or is disposed.</summary>
    protected ILearning Training()
    {
        var learning = Differentiable();
        return learning.HasRule ? learning : throw new InvalidOperationException(
            $"This session of '{network.Name}' only takes gradients; compile it with SessionOptions.Training to train.");
    }

    private ILearning Differentiable()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Learning ?? throw new InvalidOperationException(
            $"This session of '{network.Name}' only runs forward; compile it with SessionOptions.Training to train, or with "
            + "SessionOptions.InputGradients to take gradients only.");
    }
}
