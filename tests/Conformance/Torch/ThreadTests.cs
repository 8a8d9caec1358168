using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Torch;
using MLNetVision.Training;
using TorchSharp;
using static TorchSharp.torch;
using Device = MLNetVision.Torch.Device;
using Tensor = TorchSharp.torch.Tensor;

namespace MLNetVision.Tests.Conformance.Torch;

/// <summary>A session's threads are libtorch's from when it is compiled on.</summary>
[Collection(nameof(Alone))]
public sealed class ThreadTests : IDisposable
{
    private readonly int _before = TorchLeg.WhyNot is null ? get_num_threads() : 0;

    public void Dispose()
    {
        if (_before > 0)
        {
            set_num_threads(_before);
        }
    }

    [TorchTheory]
    [InlineData(1)]
    [InlineData(3)]
    public void Libtorch_computes_with_the_threads_of_the_session_that_was_compiled_last(int threads)
    {
        using var session = Session(threads, out var seen);
        Use(session);
        Assert.Equal(Enumerable.Repeat(threads, 3), seen.TakeLast(3));
    }

    [TorchFact]
    public void Without_a_number_libtorch_keeps_its_own()
    {
        set_num_threads(2);
        using var session = Session(null, out var seen);
        Use(session);
        Assert.Equal([2, 2, 2], seen.TakeLast(3));
    }

    [TorchFact]
    public void No_thread_at_all_is_refused() =>
        Assert.Equal("Threads", Assert.Throws<ArgumentOutOfRangeException>(() => Session(0, out _)).ParamName);

    private static ISession Session(int? threads, out List<int> seen)
    {
        var counts = seen = [];
        var source = new TorchEngine(Device.Cpu).WithModule(outputs => new Counting(outputs, counts));
        var model = source.Create([Dim.Batch, 4], 3);
        return source.Engine.Compile(model.Network.WithLoss(new CrossEntropy()), model.Weights, new SessionOptions
        {
            Sizes = new Dictionary<string, int> { ["N"] = 2 }, Training = new TrainingRule(), Threads = threads,
        });
    }

    /// <summary>Three calls, each of which runs the module once.</summary>
    private static void Use(ISession session)
    {
        var inputs = new Dictionary<string, HostTensor> { ["input"] = new(DType.Float32, 2, 4), ["target"] = new(DType.Int64, 2) };
        session.Forward(inputs, new Dictionary<string, HostTensor> { ["loss"] = new(DType.Float32) });
        session.TrainStep(inputs, 0.1);
        session.Gradients(inputs, new Dictionary<string, HostTensor>());
    }

    /// <summary>A module that writes down how many threads it runs with.</summary>
    private sealed class Counting : nn.Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Linear _only;
        private readonly List<int> _seen;

        public Counting(int outputs, List<int> seen)
            : base(nameof(Counting))
        {
            _only = nn.Linear(4, outputs);
            _seen = seen;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            _seen.Add(get_num_threads());
            return _only.forward(input);
        }
    }
}
