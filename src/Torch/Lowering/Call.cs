using System.Globalization;
using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;
using MLNetVision.Torch.Modules;

namespace MLNetVision.Torch.Lowering;

/// <summary>One run of one step: what it takes and owns, and how it is run.</summary>
internal sealed class Call(Node node, OpSignature signature, Tensor[] inputs, CallContext context, ShapeFormula[] outputs)
{
    public Node Node => node;

    public Tensor[] Inputs => inputs;

    /// <summary>The first input, which most ops have alone.</summary>
    public Tensor X => inputs[0];

    /// <summary>Whether the step runs as in training.</summary>
    public bool IsTraining => context.Draws is not null;

    /// <summary>The session's own modules.</summary>
    public SessionModules Session => context.Modules;

    /// <summary>The key of this step's random numbers in this training step.</summary>
    public ulong RandomKey
    {
        get
        {
            var (seed, steps) = context.Draws ?? throw new InvalidOperationException($"'{node.Name}' draws random numbers in training only.");
            return RandomNumbers.Key(RandomNumbers.Stream(seed, node.Name), steps);
        }
    }

    public torch.Device Device => context.Placement.Device;

    /// <summary>Whether products are computed in bfloat16 here.</summary>
    public bool IsMixed => context.Placement.IsMixed;

    /// <summary>The sizes of an output for these inputs; the formulas of the network have worked them out.</summary>
    public long[] Dims(int output = 0)
    {
        var dims = new int[outputs[output].Rank];
        try
        {
            outputs[output].Evaluate(context.Sizes, dims);
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException($"'{new ValueRef(node.Name, output)}' cannot be computed: {exception.Message}", exception);
        }

        return [.. dims.Select(d => (long)d)];
    }

    /// <summary>The element type of an output.</summary>
    public ScalarType Element(int output = 0) => signature.Outputs[output].Element.ToTorch();

    /// <summary>A parameter of the step by the last part of its name, in the element type of the first input where that is a floating one.</summary>
    public Tensor Parameter(string name)
    {
        var parameter = Stored(name);
        return inputs.Length > 0 && X.dtype.IsFloating() ? parameter.As(X.dtype) : parameter;
    }

    /// <summary>A parameter that the step may do without.</summary>
    public Tensor? OptionalParameter(string name) => Owns(name) ? Parameter(name) : null;

    /// <summary>A parameter in single precision, as it is kept. What is written into a statistic counts once the step is taken.</summary>
    public Tensor Stored(string name) => context.Parameters[FullName(name)];

    /// <summary>A parameter in single precision that the step may do without.</summary>
    public Tensor? OptionalStored(string name) => Owns(name) ? Stored(name) : null;

    /// <summary>Whether training leaves a parameter alone.</summary>
    public bool IsFrozen(string name) => context.Parameters.IsFrozen(FullName(name));

    /// <summary>This step's random numbers in this training step, in [0, 1), in the shape given; the same bits as on every other engine.</summary>
    public Tensor Uniform(params ReadOnlySpan<long> dims) => RandomTensors.Uniform(RandomKey, context.FirstRow, dims, Device);

    /// <summary>Refuses whole numbers of an input that lie outside [from, to], but for one that stands for something else.</summary>
    /// <param name="input">The number of the input.</param>
    /// <param name="from">The least that may be.</param>
    /// <param name="to">The most that may be.</param>
    /// <param name="expected">What the error says was expected.</param>
    /// <param name="advice">What the error says to do.</param>
    /// <param name="except">The number that is let through, or null.</param>
    public void CheckRange(int input, long from, long to, string expected, string advice, long? except = null)
    {
        if (context.Host.TryGetValue(node.Inputs[input].Node, out var host) && host.Element is DType.Int64 or DType.Int32)
        {
            WholeNumbers.Check(host, from, to, except, stranger => throw Refuse(stranger));
            return;
        }

        using var scope = torch.NewDisposeScope();
        using var still = torch.no_grad();
        var numbers = inputs[input].type(ScalarType.Int64).reshape(-1);
        var outside = numbers.Lt(from).logical_or(numbers.Gt(to));
        outside = except is { } value ? outside.logical_and(numbers.Ne(value)) : outside;
        if (outside.any().item<bool>())
        {
            throw Refuse(numbers.index_select(0, outside.type(ScalarType.Int64).argmax(0).reshape(1)).item<long>());
        }

        ArgumentException Refuse(long stranger) => Fail(expected, stranger.ToString(CultureInfo.InvariantCulture), advice);
    }

    /// <summary>A tensor of the host's, where this step computes.</summary>
    public Tensor Placed(Tensor tensor) => context.Placement.IsCuda ? torch.empty(tensor.shape, tensor.dtype, Device).copy_(tensor) : tensor;

    /// <summary>The error for what only the data shows.</summary>
    public ArgumentException Fail(string expected, string got, string advice) =>
        new($"'{node.Name}' ({node.Op.Name}) expects {expected}, but got {got}. {advice}");

    /// <summary>The full name of a parameter.</summary>
    public string FullName(string name) => $"{node.ParameterScope}.{name}";

    /// <summary>A step that shares another's parameters may do without some of them.</summary>
    private bool Owns(string name) => signature.Parameters.Any(p => p.Name == name);
}
