using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Tests.Conformance.Cases;

/// <summary>
/// A small network that every engine runs. It ends in a loss: the one that is written, or the squared distance of its outputs from targets. Written for an
/// element type, so that finite differences can have it in double precision.
/// </summary>
internal sealed class Case(string name, Action<Sketch> write)
{
    /// <summary>What the case is called; its numbers belong to the name.</summary>
    public string Name => name;

    /// <summary>What each symbolic dimension is planned for.</summary>
    public Dictionary<string, int> Planned { get; init; } = new() { ["N"] = 3 };

    /// <summary>What each symbolic dimension is in one call after another.</summary>
    public IReadOnlyList<Dictionary<string, int>> Calls { get; init; } = [new() { ["N"] = 3 }, new() { ["N"] = 2 }];

    /// <summary>The name prefixes that are frozen.</summary>
    public string[] Frozen { get; init; } = [];

    /// <summary>Whether what the op says of its output is single precision even where its input is double, which finite differences feel.</summary>
    public bool IsSingleInside { get; init; }

    /// <summary>Whether it is made of what other cases have one by one, and large; finite differences leave it out.</summary>
    public bool IsComposed { get; init; }

    public Model In(DType element)
    {
        Sketch? sketch = null;
        var network = Network.Build("case", b =>
        {
            sketch = new Sketch(b, element);
            write(sketch);
            return sketch.Finish();
        });
        return new Model(this, network.Freeze(Frozen), sketch!.Inputs);
    }

    public override string ToString() => name;
}

/// <summary>A case in one element type.</summary>
internal sealed record Model(Case Case, Network Network, IReadOnlyDictionary<string, InputValues> Inputs)
{
    /// <summary>The names of the inputs that gradients are asked for.</summary>
    public IEnumerable<string> Differentiable => Inputs.Where(i => i.Value.IsDifferentiable).Select(i => i.Key);

    /// <summary>The inputs of one call; each call has numbers of its own.</summary>
    public Dictionary<string, HostTensor> Values(int call) => Network.Inputs.ToDictionary(n => n.Name, n =>
    {
        var type = Network.TypeOf(new ValueRef(n.Name));
        return Inputs[n.Name].Make($"{Case.Name}/{call}/{n.Name}", type.Element, Dims(type.Shape, call));
    });

    /// <summary>Tensors for the outputs of a call.</summary>
    public Dictionary<string, HostTensor> Outputs(int call) => Network.Outputs.ToDictionary(o => o.Name, o =>
    {
        var type = Network.TypeOf(o.Value);
        return new HostTensor(type.Element, Dims(type.Shape, call));
    });

    /// <summary>Tensors for the gradients of a call: of all trained parameters and of the inputs that have some.</summary>
    public Dictionary<string, HostTensor> Gradients(int call)
    {
        var parameters = Network.Parameters.Where(p => p.IsTrained).Select(p => (p.Name, Tensor: new HostTensor(DType.Float32, Dims(p.Spec.Shape, call))));
        var inputs = Differentiable.Select(i => (Name: i, Type: Network.TypeOf(new ValueRef(i))))
            .Select(i => (i.Name, Tensor: new HostTensor(i.Type.Element, Dims(i.Type.Shape, call))));
        return parameters.Concat(inputs).ToDictionary(g => g.Name, g => g.Tensor);
    }

    private int[] Dims(Shape shape, int call) => [.. shape.Select(d => d.IsKnown ? checked((int)d.Size) : Case.Calls[call][d.Symbol!])];
}
