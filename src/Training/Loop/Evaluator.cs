using MLNetVision.Metrics;
using MLNetVision.Networks.Engines;
using MLNetVision.Training.Data;
using MLNetVision.Training.Measuring;

namespace MLNetVision.Training.Loop;

/// <summary>Measures a session's loss and metrics on data.</summary>
internal sealed class Evaluator
{
    private readonly IBatchSource _source;
    private readonly BatchPlan _plan;
    private readonly LossOutput _loss;
    private readonly (string Name, IMeasurement Measurement)[] _metrics;
    private readonly StepInputs _inputs;
    private readonly OutputRoom _room;
    private readonly Batch _batch;

    public Evaluator(TrainingRun run, IBatchSource source, int batchSize)
    {
        _source = source;
        _plan = new BatchPlan(0, batchSize, Seed: run.Options.Seed, Shuffle: false);
        _loss = new LossOutput(run.Network, run.Options.Loss);
        _metrics = [.. run.Metrics.Select(m => (m.Name, m.Bind(run.Network, _loss.Name)))];
        _inputs = new StepInputs(run.Constants);
        _room = new OutputRoom(run.Network, _metrics.SelectMany(m => m.Measurement.Outputs).Prepend(_loss.Name));
        _batch = new Batch(source.Fields, batchSize);
    }

    /// <summary>Adds the figures; false if it was cancelled.</summary>
    public bool Measure(ISession session, Dictionary<string, double> figures, CancellationToken cancellation)
    {
        var loss = default(RunningMean);
        Array.ForEach(_metrics, m => m.Measurement.Reset());
        using var reader = _source.Open(_plan);
        while (reader.Read(_batch))
        {
            if (cancellation.IsCancellationRequested)
            {
                return false;
            }

            var inputs = _inputs.Of(_batch);
            var outputs = _room.For(_batch.Rows);
            session.Forward(inputs, outputs);
            loss = loss.Add(_loss.PerRow(_loss.ValueOf(outputs), _batch.Rows), _batch.Rows);
            Array.ForEach(_metrics, m => m.Measurement.Add(inputs, outputs));
        }

        figures.Add(Figures.ValidationLoss, loss.Value);
        Array.ForEach(_metrics, m => figures.Add(m.Name, m.Measurement.Value));
        return true;
    }
}
