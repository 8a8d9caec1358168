namespace MLNetVision.Networks.Ops;

/// <summary>The inputs of a step while its signature is worked out, and the checks that ops have in common.</summary>
public sealed class OpInputs
{
    private readonly IReadOnlyList<TensorType> _types;
    private readonly string _node;
    private readonly string _op;

    internal OpInputs(string node, string op, IReadOnlyList<TensorType> types)
    {
        _node = node;
        _op = op;
        _types = types;
    }

    /// <summary>How many inputs there are.</summary>
    public int Count => _types.Count;

    /// <summary>The type of an input.</summary>
    public TensorType this[int index] => _types[index];

    /// <summary>Asserts the number of inputs.</summary>
    public OpInputs Expect(int count) =>
        Count == count ? this : throw Fail($"{count} input{(count == 1 ? "" : "s")}", $"{Count}");

    /// <summary>Asserts that an input has floating elements and a rank; gives its shape.</summary>
    public Shape Floating(int index, int? rank = null, string? layout = null)
    {
        var type = this[index];
        if (!type.Element.IsFloating())
        {
            throw Fail($"floating elements at input {index}", $"{type}");
        }

        return rank is { } r && type.Shape.Rank != r ? throw Fail($"{layout ?? $"rank {r}"} at input {index}", $"{type}") : type.Shape;
    }

    /// <summary>Asserts that an input has numbers, floating or whole; gives its shape.</summary>
    public Shape Number(int index) => OfElement(index, this[index].Element != DType.Bool, "numbers");

    /// <summary>Asserts that an input has whole numbers; gives its shape.</summary>
    public Shape WholeNumber(int index) => OfElement(index, this[index].Element is DType.Int64 or DType.Int32 or DType.UInt8, "whole numbers");

    /// <summary>Asserts that an input has indices, Int64 or Int32; gives its shape.</summary>
    public Shape Indices(int index) => OfElement(index, this[index].Element is DType.Int64 or DType.Int32, "indices, Int64 or Int32,");

    /// <summary>Asserts that an input is true or false; gives its shape.</summary>
    public Shape Truth(int index) => OfElement(index, this[index].Element == DType.Bool, "Bool elements");

    /// <summary>Asserts that a dimension of an input is a number, as the size of a parameter must be.</summary>
    public int Known(int index, int axis, string what)
    {
        var shape = this[index].Shape;
        return axis < shape.Rank && shape[axis] is { IsKnown: true, Size: <= int.MaxValue } dim
            ? (int)dim.Size
            : throw Fail($"a known number of {what} at axis {axis} of input {index}", $"{this[index]}");
    }

    /// <summary>Asserts an attribute.</summary>
    public void Require(bool holds, string expected, object? got)
    {
        if (!holds)
        {
            throw Fail(expected, $"{got}");
        }
    }

    /// <summary>Turns an axis that counts from the end, as -1 does, into one that counts from the start.</summary>
    public int Axis(int index, int axis)
    {
        var rank = this[index].Shape.Rank;
        Require(axis >= -rank && axis < rank, $"an axis from {-rank} to {rank - 1}", axis);
        return axis < 0 ? axis + rank : axis;
    }

    /// <summary>The error that names the node, the op, what was expected and what it got.</summary>
    public NetworkException Fail(string expected, string got) => new($"'{_node}' ({_op}) expects {expected}, but got {got}.");

    private Shape OfElement(int index, bool holds, string what) =>
        holds ? this[index].Shape : throw Fail($"{what} at input {index}", $"{this[index]}");
}
