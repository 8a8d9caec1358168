using MLNetVision.Networks;

namespace MLNetVision.Compute.Oracle;

/// <summary>One run of one step: what it takes, gives and owns, and how it is run. Lives from the forward run to the end of the backward run.</summary>
internal sealed class Call(Node node, Value[] inputs, Value[] outputs, IReadOnlyDictionary<string, Value> parameters)
{
    public Node Node => node;

    public Value[] Inputs => inputs;

    public Value[] Outputs => outputs;

    /// <summary>The first input, which most ops have alone.</summary>
    public Value X => inputs[0];

    /// <summary>The first output.</summary>
    public Value Y => outputs[0];

    /// <summary>Whether the step runs as in training.</summary>
    public bool IsTraining { get; init; }

    /// <summary>The key of this step's random numbers in this training step.</summary>
    public ulong RandomKey { get; init; }

    /// <summary>What the forward run leaves for the backward run, if it leaves anything.</summary>
    public object? Saved { get; set; }

    /// <summary>A parameter of the step, by the last part of its name.</summary>
    public Value Parameter(string name) => parameters[name];

    /// <summary>A parameter that the step may do without.</summary>
    public Value? OptionalParameter(string name) => parameters.GetValueOrDefault(name);

    /// <summary>The error for what only the data shows.</summary>
    public ArgumentException Fail(string expected, string got, string advice) =>
        new($"'{node.Name}' ({node.Op.Name}) expects {expected}, but got {got}. {advice}");
}
