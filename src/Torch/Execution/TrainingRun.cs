using MLNetVision.Networks.Engines;
using MLNetVision.Torch.Optimisation;

namespace MLNetVision.Torch.Execution;

/// <summary>Runs a network forward and backward and takes training steps.</summary>
internal sealed class TrainingRun : ILearning, IDisposable
{
    private const string StepsTaken = "steps";

    private readonly RunSetting _setting;
    private readonly LossSetting _loss;
    private readonly RuleExecutor? _executor;
    private readonly StagedBatches _staged;
    private long _steps;

    public TrainingRun(RunSetting setting, SessionOptions options)
    {
        _setting = setting;
        _loss = LossSetting.Of(setting, options);
        _staged = new StagedBatches(setting.Placement);
        _executor = options.Training is { } rule ? new RuleExecutor(rule, setting.Parameters.Trained) : null;
    }

    /// <summary>Gradients, and what the optimizer and the average remember.</summary>
    public long OptimizerBytes => (_setting.Parameters.Trained.Count * sizeof(float)) + (_executor?.StateBytes ?? 0);

    public bool HasRule => _executor is not null;

    private RuleExecutor Executor => _executor!;

    public double Step(IReadOnlyDictionary<string, HostTensor> inputs, double learningRate, double? momentum)
    {
        _setting.Binding.Bind(inputs, _loss.Needed);
        using var scope = torch.NewDisposeScope();
        double loss;
        try
        {
            var surface = new BatchLoss(_setting, _loss, inputs, _steps, _staged.Take(inputs));
            loss = Executor.Step(surface, learningRate, momentum);
            if (!double.IsFinite(loss))
            {
                throw surface.NonFinite(learningRate);
            }
        }
        catch
        {
            _setting.Parameters.RestoreStatistics();
            throw;
        }
        finally
        {
            _staged.Release();
        }

        _setting.Parameters.KeepStatistics();
        _steps++;
        return loss;
    }

    public void Stage(IReadOnlyDictionary<string, HostTensor> inputs) => _staged.Stage(inputs);

    public void Unstage() => _staged.Clear();

    public double Gradients(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> gradients)
    {
        _setting.Binding.Bind(inputs, _loss.Needed);
        CheckGradients(inputs, gradients);
        using var scope = torch.NewDisposeScope();
        try
        {
            return new BatchLoss(_setting, _loss, inputs, _steps).Fill(gradients);
        }
        finally
        {
            _setting.Parameters.RestoreStatistics();
        }
    }

    public WeightSet AveragedWeights() => _setting.Parameters.GetWith(Executor.Average);

    public SessionState GetState() => new(
        _setting.Parameters.Get(), Executor.SaveState(), new Dictionary<string, long>(Executor.Counters, StringComparer.Ordinal) { [StepsTaken] = _steps });

    public void SetState(SessionState state)
    {
        state.Weights.FitExactly(_setting.Network);
        var steps = StateCounters.Read(state.Counters, StepsTaken);
        Executor.LoadState(state.Optimizer, state.Counters);
        _setting.Parameters.Set(state.Weights);
        _steps = steps;
    }

    public void Dispose()
    {
        _staged.Dispose();
        _executor?.Dispose();
    }

    private void CheckGradients(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> gradients)
    {
        foreach (var (name, tensor) in gradients)
        {
            if (_setting.Network.Parameters.FirstOrDefault(p => p.Name == name) is { IsTrained: true } parameter)
            {
                TensorCheck.Fits(_setting.Network, "gradient", name, tensor, DType.Float32, [.. parameter.Spec.Shape.Select(d => checked((int)d.Size))]);
            }
            else if (_loss.Differentiable.Contains(name))
            {
                TensorCheck.Fits(_setting.Network, "gradient", name, tensor, inputs[name].Element, [.. inputs[name].Dims]);
            }
            else
            {
                throw TensorCheck.NoGradient(_setting.Network, name);
            }
        }
    }
}
