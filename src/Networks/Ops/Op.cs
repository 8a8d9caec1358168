using System.Text.Json.Serialization;

namespace MLNetVision.Networks.Ops;

/// <summary>
/// A step of a network: attributes as data, and the rule that says what it makes of its inputs. What it computes is the engines' business; every engine passes
/// the same conformance cases.
/// </summary>
public abstract record Op
{
    /// <summary>The name that texts, JSON and errors use: the record's own.</summary>
    [JsonIgnore]
    public string Name => GetType().Name;

    /// <summary>Checks the inputs and the attributes; says what comes out and which parameters the step has.</summary>
    /// <exception cref="NetworkException">The inputs do not fit.</exception>
    public abstract OpSignature Infer(OpInputs inputs);
}
