using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Planning;

/// <summary>What a step is made from: its nodes, the values that it takes in the order it asks for, and its parameters.</summary>
internal sealed class StepContext(PlanBuilder builder, Chain chain)
{
    public Chain Chain { get; } = chain;

    public Node Node => Chain.Main;

    public string Name => Chain.Last.Name;

    public bool Training => builder.Training;

    public ulong Seed => builder.Seed;

    public int InputCount => Node.Inputs.Length;

    /// <summary>An input in whatever order it is held.</summary>
    public Value Input(int index) => builder.ValueOf(Node.Inputs[index]);

    /// <summary>An input in channels-last or plain order; another step is put before this one where that takes one.</summary>
    public Value Input(int index, bool channelsLast) => builder.InOrder(Node.Inputs[index], channelsLast);

    /// <summary>Whole numbers as 32 bits each, those beyond as the smallest.</summary>
    public Value Narrow(int index, bool channelsLast = false) => builder.InOrder(builder.InWidth(Node.Inputs[index], narrow: true), channelsLast);

    /// <summary>An input in plain order, its elements as its type says.</summary>
    public Value Exact(int index) => builder.InWidth(Node.Inputs[index], narrow: false);

    /// <summary>The types of what the main node takes and gives.</summary>
    public IEnumerable<TensorType> Types => Node.Inputs.Select(builder.TypeOf).Concat(Signature.Outputs);

    public OpSignature Signature => builder.SignatureOf(Node);

    /// <summary>The main node's input and, where the chain has a sum, what that adds, in the given order.</summary>
    public IReadOnlyList<Value> ChainInputs(bool channelsLast)
    {
        var input = Input(0, channelsLast);
        return Chain.Sum is null ? [input] : [input, builder.InOrder(Chain.Other, channelsLast)];
    }

    /// <summary>Makes the value of an output.</summary>
    public Value Output(bool channelsLast, int index = 0) => builder.Give(new ValueRef(Name, index), channelsLast);

    /// <summary>Makes the value of an output of whole numbers in 32 bits.</summary>
    public Value NarrowOutput(bool channelsLast, int index) => builder.Give(new ValueRef(Name, index), channelsLast, narrow: true);

    /// <summary>Makes the output the input itself, or another shape of one that is in plain order: no step runs.</summary>
    public void Alias(Value input) => builder.Alias(new ValueRef(Name), input);

    /// <summary>A parameter of a node of the chain, or null if it has none of that name.</summary>
    public StoredParameter? Parameter(string name, Node? of = null) => builder.Parameter(of ?? Node, name);

    /// <summary>Whether training leaves a parameter of the main node alone.</summary>
    public bool IsFrozen(string name) => builder.IsFrozen($"{Node.ParameterScope}.{name}");

    /// <summary>The op that owns a parameter: this node's own, or the one it shares with.</summary>
    public Op OwnerOf(string parameter) => Parameter(parameter) is null ? Node.Op : builder.OpOf(Node.ParameterScope);

    public T Op<T>()
        where T : Op => (T)Node.Op;
}
