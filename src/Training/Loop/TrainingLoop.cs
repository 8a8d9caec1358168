using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Training.Checkpoints;
using MLNetVision.Training.Data;
using MLNetVision.Training.Events;

namespace MLNetVision.Training.Loop;

/// <summary>The one loop: batches into steps, epochs into figures, figures into the best weights.</summary>
internal sealed class TrainingLoop
{
    private readonly TrainingRun _run;
    private readonly RunPlan _plan;
    private readonly ISession _session;
    private readonly CheckpointStore? _store;
    private readonly Pace _pace;
    private readonly EventStream _events;
    private readonly LossOutput _loss;
    private readonly StepInputs _inputs;
    private readonly BatchQueue _batches;
    private readonly Evaluator? _evaluator;
    private LoopState _state = new();
    private WeightSet? _bestWeights;
    private (int Epoch, int Batch) _saved = (-1, -1);

    public TrainingLoop(TrainingRun run, RunPlan plan, ISession session, CheckpointStore? store)
    {
        (_run, _plan, _session, _store) = (run, plan, session, store);
        _pace = new Pace(run.Clock);
        _events = new EventStream(run, _pace);
        _loss = new LossOutput(run.Network, run.Options.Loss);
        _inputs = new StepInputs(run.Constants);
        _batches = new BatchQueue(session, _inputs, run.Training.Fields, plan.BatchSize);
        _evaluator = run.Validation is null ? null : new Evaluator(run, run.Validation, plan.ValidationBatchSize);
    }

    private long StepsLeft => ((long)(_run.Options.Epochs - _state.Epoch) * _plan.StepsPerEpoch) - _state.Batch;

    public TrainingResult Run(CancellationToken cancellation)
    {
        try
        {
            Resume();
            var reason = UntilDone(cancellation);
            Save();
            return Finish(reason);
        }
        catch (Exception fault)
        {
            _events.Fail(fault, _state.Best);
            throw;
        }
    }

    private void Resume()
    {
        var checkpoint = _store?.Load(_run, _plan, _session, _events);
        if (checkpoint is not null)
        {
            _state = checkpoint.State;
            _bestWeights = checkpoint.Best;
            _saved = (_state.Epoch, _state.Batch);
        }

        _events.Publish(new RunStarted(_run.Network.Name, _run.Options.Epochs, _plan.StepsPerEpoch, _state.Step, checkpoint?.Path));
    }

    /// <summary>Data may be cancelled by the same token and end a read with the usual exception; nothing has changed by it.</summary>
    private StopReason UntilDone(CancellationToken cancellation)
    {
        try
        {
            return Epochs(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return StopReason.Cancelled;
        }
    }

    private StopReason Epochs(CancellationToken cancellation)
    {
        while (_state.Epoch < _run.Options.Epochs)
        {
            if (_run.Options.EarlyStopping?.IsDue(_state.Stopping) == true)
            {
                return StopReason.EarlyStopped;
            }

            _pace.BeginEpoch();
            if (!TrainEpoch(cancellation))
            {
                return StopReason.Cancelled;
            }

            var speed = _pace.RowsPerSecond;
            var figures = new Dictionary<string, double>(StringComparer.Ordinal) { [Figures.Loss] = _state.Loss.Value };
            if (!Measure(figures, cancellation))
            {
                return StopReason.Cancelled;
            }

            Conclude(figures, speed);
            if (_state.Epoch % _run.Checkpoints?.EveryEpochs == 0)
            {
                Save();
            }
        }

        return StopReason.Completed;
    }

    /// <summary>Takes the steps of the present epoch that are left; false if it was cancelled before the last.</summary>
    private bool TrainEpoch(CancellationToken cancellation)
    {
        var options = _run.Options;
        using var reader = _run.Training.Open(new BatchPlan(_state.Epoch, _plan.BatchSize, _state.Batch, options.Seed, options.Shuffle));
        _batches.Begin();
        while (_state.Batch < _plan.StepsPerEpoch)
        {
            if (cancellation.IsCancellationRequested)
            {
                return false;
            }

            if (_batches.Next(reader) is not { } batch)
            {
                EndEarly();
                return true;
            }

            Step(batch);
            if (_state.Batch < _plan.StepsPerEpoch && _state.Step % _run.Checkpoints?.EverySteps == 0)
            {
                Save();
            }
        }

        return true;
    }

    /// <summary>Batches whose rows could not be used were left out; an epoch without any is an error.</summary>
    private void EndEarly()
    {
        if (_state.Batch == 0)
        {
            throw new InvalidOperationException($"The training data has {_run.Training.Rows} rows, but no batch of epoch {_state.Epoch + 1} could be read.");
        }

        _state.Batch = _plan.StepsPerEpoch;
    }

    private void Step(Batch batch)
    {
        var (rate, momentum) = _plan.StepAt(_run, _state.Epoch, _state.Batch, _state.Schedule);
        var inputs = _inputs.Of(batch);
        var loss = momentum is { } cycled ? _session.TrainStep(inputs, rate, cycled) : _session.TrainStep(inputs, rate);
        if (!double.IsFinite(loss))
        {
            throw new NonFiniteLossException(
                FormattableString.Invariant($"The loss of '{_run.Network.Name}' is {loss} at step {_state.Step + 1} with a learning rate of {rate}."));
        }

        _state.LearningRate = rate;
        _state.Loss = _state.Loss.Add(_loss.PerRow(loss, batch.Rows), batch.Rows);
        _state.Batch++;
        _state.Step++;
        _pace.Count(batch.Rows);
        if (_events.HasListeners)
        {
            _events.Publish(new StepTaken(
                _state.Epoch + 1, _state.Step, _state.Batch, loss, _state.Loss.Value, rate, batch.Rows, _pace.RowsPerSecond, _pace.TimeLeft(StepsLeft)));
        }
    }

    /// <summary>
    /// Adds the figures of the validation data; false if it was cancelled. Where the rule keeps an average of the weights, that is what is measured.
    /// </summary>
    private bool Measure(Dictionary<string, double> figures, CancellationToken cancellation)
    {
        if (_evaluator is null)
        {
            return true;
        }

        if (_run.Options.Rule.AverageDecay is null)
        {
            return _evaluator.Measure(_session, figures, cancellation);
        }

        using var averaged = _run.Engine.Compile(_run.Network, Weights(), _plan.Session(_run, trains: false));
        return _evaluator.Measure(averaged, figures, cancellation);
    }

    private void Conclude(Dictionary<string, double> figures, double speed)
    {
        _state.Epoch++;
        _state.Batch = 0;
        _state.Loss = default;
        var result = new EpochResult(_state.Epoch, _state.Step, _state.LearningRate, figures);
        _state.History = [.. _state.History, result];
        _events.Publish(new EpochEnded(result, speed, _pace.TimeLeft(StepsLeft)));
        KeepIfBest(result);

        var watched = _run.Options.Schedule.WatchedMetric ?? _plan.SelectBy;
        _state.Schedule = _run.Options.Schedule.Observe(_state.Schedule, figures[watched], _plan.Goals[watched]);
        if (_run.Options.EarlyStopping is { } stopping)
        {
            var figure = stopping.Metric ?? _plan.SelectBy;
            _state.Stopping = stopping.Observe(_state.Stopping, figures[figure], _plan.Goals[figure]);
        }
    }

    private void KeepIfBest(EpochResult result)
    {
        var (figure, best) = (result[_plan.SelectBy], _state.Best?[_plan.SelectBy]);
        var better = best is { } bar ? _plan.SelectionGoal == MetricGoal.Smaller ? figure < bar : figure > bar : !double.IsNaN(figure);
        if (better)
        {
            _state.Best = result;
            _bestWeights = Weights();
            _events.Publish(new Improved(result.Epoch, _plan.SelectBy, figure, best));
        }
    }

    private WeightSet Weights() => _session.GetWeights(averaged: _run.Options.Rule.AverageDecay is not null);

    private void Save()
    {
        if (_store is not null && _saved != (_state.Epoch, _state.Batch))
        {
            var path = _store.Write(new Checkpoint(RunIdentity.Of(_run, _plan), _state, _session.GetState(), _bestWeights));
            _saved = (_state.Epoch, _state.Batch);
            _events.Publish(new CheckpointWritten(path, _state.Step));
        }
    }

    private TrainingResult Finish(StopReason reason)
    {
        var message = StopMessage.Of(reason, _run.Options, _plan, _state);
        _events.Complete(new RunStopped(reason, message, _state.Best));
        var last = Weights();
        return new TrainingResult
        {
            Weights = _bestWeights ?? last,
            LastWeights = last,
            Best = _state.Best,
            History = _state.History,
            Reason = reason,
            Message = message,
            Steps = _state.Step,
        };
    }
}
