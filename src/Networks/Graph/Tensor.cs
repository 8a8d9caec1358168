using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks;

/// <summary>A value while a network is being written. The ops are its methods: <c>x.Conv2d(64, 3).BatchNorm().Relu()</c>.</summary>
public sealed class Tensor
{
    internal Tensor(NetworkBuilder builder, ValueRef reference, TensorType type)
    {
        Builder = builder;
        Reference = reference;
        Type = type;
    }

    /// <summary>The builder that the value belongs to.</summary>
    public NetworkBuilder Builder { get; }

    /// <summary>The node and the output.</summary>
    public ValueRef Reference { get; }

    /// <summary>What the value is.</summary>
    public TensorType Type { get; }

    /// <summary>Its shape.</summary>
    public Shape Shape => Type.Shape;

    /// <summary>Adds a step that takes this value first.</summary>
    public Tensor Then(Op op, string? name = null, params ReadOnlySpan<Tensor> others) => Builder.Add(op, name, [this, .. others])[0];

    /// <summary>Continues inside a scope, whose name goes before those of the steps in it.</summary>
    public Tensor Scope(string name, Func<Tensor, Tensor> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        using (Builder.Scope(name))
        {
            return body(this);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Reference} {Type}";
}
