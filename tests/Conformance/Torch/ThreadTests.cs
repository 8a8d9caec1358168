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

/// <summary>A session's threads are libtorch's while it computes, and only then.</summary>
[Collection(nameof(Alone))]
public class ThreadTests
{
    [TorchTheory]
    [InlineData(1)]
    [InlineData(3)]
    public void Libtorch_has_the_threads_of_a_session_while_it_computes(int threads)
    {
        var before = get_num_threads();
        using var session = Session(threads, out var seen);
        Use(session);

        Assert.Equal(Enumerable.Repeat(threads, 3), seen.TakeLast(3));
        Assert.Equal(before, get_num_threads());
    }

    [TorchFact]
    public void Without_a_number_libtorch_keeps_its_own()
    {
        var before = get_num_threads();
        try
        {
            set_num_threads(2);
            using var session = Session(null, out var seen);
            Use(session);
            Assert.Equal([2, 2, 2], seen.TakeLast(3));
        }
        finally
        {
            set_num_threads(before);
        }
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
