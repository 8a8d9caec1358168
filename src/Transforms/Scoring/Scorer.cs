using MLNetVision.Networks.Engines;

namespace MLNetVision.Transforms.Scoring;

/// <summary>A compiled graph with the tensors that go into it and come out. One caller at a time.</summary>
internal sealed class Scorer : IDisposable
{
    private readonly ScoringGraph _graph;
    private readonly ISession _session;
    private readonly Batch _full;
    private Batch? _last;

    public Scorer(ScoringGraph graph, IEngine engine, int rows, int? threads)
    {
        _graph = graph;
        Rows = rows;
        _session = engine.Compile(
            graph.Network, graph.Weights, new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = rows }, Threads = threads });
        _full = new Batch(graph, rows);
    }

    /// <summary>The most rows at once.</summary>
    public int Rows { get; }

    /// <summary>Where the rows go, one after the other.</summary>
    public Span<float> Input => _full.Input.As<float>();

    /// <summary>Runs the graph over the first rows of the input, and gives the outputs one after the other; they are here until the next call.</summary>
    public ReadOnlySpan<float> Run(int rows)
    {
        var batch = _full;
        if (rows < Rows)
        {
            batch = _last = _last is { } last && last.Rows == rows ? last : new Batch(_graph, rows);
            Input[..(rows * _graph.InputSize)].CopyTo(batch.Input.As<float>());
        }

        _session.Forward(batch.Inputs, batch.Outputs);
        return batch.Output.As<float>();
    }

    public void Dispose() => _session.Dispose();

    private sealed class Batch
    {
        public Batch(ScoringGraph graph, int rows)
        {
            Rows = rows;
            Input = new HostTensor(Networks.DType.Float32, [rows, .. graph.Row.Select(d => (int)d.Size)]);
            Output = new HostTensor(Networks.DType.Float32, rows, graph.OutputSize);
            Inputs = new Dictionary<string, HostTensor> { [graph.Input] = Input };
            Outputs = new Dictionary<string, HostTensor> { [graph.Output] = Output };
        }

        public int Rows { get; }

        public HostTensor Input { get; }

        public HostTensor Output { get; }

        public Dictionary<string, HostTensor> Inputs { get; }

        public Dictionary<string, HostTensor> Outputs { get; }
    }
}
