using System.Runtime.InteropServices;

namespace MLNetVision.Torch.Execution;

/// <summary>
/// Parameters one after another in one vector on the device, so that what is done to all of them is done by a single call. Each is seen through a view of its
/// own shape, by which gradients are taken: TorchSharp 0.99 loses a reference where a tensor that is there is told to have a gradient, so that the vector is
/// made with one. The weights of convolutions lie channels last where that is asked for, and outside in the plain order.
/// </summary>
internal sealed class FlatParameters : IDisposable
{
    private readonly Placement _placement;
    private readonly long[] _starts;
    private readonly Tensor _seen;
    private readonly Tensor[] _views;

    public FlatParameters(IReadOnlyList<Parameter> parameters, Placement placement, bool trains)
    {
        Parameters = parameters;
        _placement = placement;
        _starts = new long[parameters.Count];
        for (var i = 0; i < parameters.Count; i++)
        {
            _starts[i] = Count;
            Count += parameters[i].Count;
        }

        _seen = torch.zeros([Count], ScalarType.Float32, placement.Device, requires_grad: trains).DetachFromDisposeScope();
        Vector = _seen.detach().DetachFromDisposeScope();
        _views = [.. parameters.Select((_, i) => View(i))];
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Numbers of all parameters together.</summary>
    public long Count { get; }

    /// <summary>All numbers, to change.</summary>
    public Tensor Vector { get; }

    /// <summary>The parameters in their shapes, in the memory of the vector.</summary>
    public IReadOnlyList<Tensor> Views => _views;

    /// <summary>The stretch of a vector of this layout that belongs to a parameter.</summary>
    public (long Start, long Count) StretchOf(int parameter) => (_starts[parameter], Parameters[parameter].Count);

    /// <summary>Gradients in the parameters' shapes as one vector of this layout; those that are null are zeros.</summary>
    public Tensor Flatten(IReadOnlyList<Tensor?> gradients)
    {
        using var scope = torch.NewDisposeScope();
        var parts = gradients.Select((gradient, i) => gradient is null
            ? torch.zeros([Parameters[i].Count], ScalarType.Float32, _placement.Device)
            : (LiesChannelsLast(i) ? gradient.permute(0, 2, 3, 1) : gradient).reshape(-1)).ToArray();
        var vector = parts.Length == 0 ? torch.zeros([0L], ScalarType.Float32, _placement.Device) : torch.cat(parts, 0);
        return vector.MoveToOuterDisposeScope();
    }

    /// <summary>The numbers of a parameter in a vector of this layout, in the plain order, in the caller's memory.</summary>
    public float[] Read(Tensor vector, int parameter)
    {
        using var scope = torch.NewDisposeScope();
        using var still = torch.no_grad();
        return ToHost(Shaped(vector, parameter));
    }

    /// <summary>The numbers of a tensor, row by row, in the caller's memory.</summary>
    public static float[] ToHost(Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        return MemoryMarshal.Cast<byte, float>(tensor.contiguous().cpu().bytes).ToArray();
    }

    /// <summary>Writes the numbers of a parameter, given in the plain order.</summary>
    public void Write(Tensor vector, int parameter, float[] numbers)
    {
        using var scope = torch.NewDisposeScope();
        using var still = torch.no_grad();
        Shaped(vector, parameter).copy_(torch.tensor(numbers, ShapeOf(parameter)));
    }

    /// <summary>A vector of this layout that has a number a parameter in all of its places.</summary>
    public Tensor Spread(Func<Parameter, double> number)
    {
        var all = new float[Count];
        for (var i = 0; i < Parameters.Count; i++)
        {
            all.AsSpan((int)_starts[i], (int)Parameters[i].Count).Fill((float)number(Parameters[i]));
        }

        return torch.tensor(all, device: _placement.Device);
    }

    public void Dispose()
    {
        foreach (var view in _views)
        {
            view.Dispose();
        }

        Vector.Dispose();
        _seen.Dispose();
    }

    private Tensor View(int parameter)
    {
        using var scope = torch.NewDisposeScope();
        return scope.Detach(Shaped(_seen, parameter));
    }

    private Tensor Shaped(Tensor vector, int parameter)
    {
        var part = vector.narrow(0, _starts[parameter], Parameters[parameter].Count);
        var shape = ShapeOf(parameter);
        return LiesChannelsLast(parameter) ? part.view(shape[0], shape[2], shape[3], shape[1]).permute(0, 3, 1, 2) : part.view(shape);
    }

    private bool LiesChannelsLast(int parameter) => _placement.Options.ChannelsLast && Parameters[parameter].Spec.Shape.Rank == 4;

    private long[] ShapeOf(int parameter) => [.. Parameters[parameter].Spec.Shape.Select(d => d.Size)];
}
