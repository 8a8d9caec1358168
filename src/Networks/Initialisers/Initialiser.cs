using System.Text.Json.Serialization;

namespace MLNetVision.Networks.Initialisers;

/// <summary>How a parameter starts. Equal seeds give equal values, whatever the engine and the number of threads.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Constant), nameof(Constant))]
[JsonDerivedType(typeof(Normal), nameof(Normal))]
[JsonDerivedType(typeof(Uniform), nameof(Uniform))]
[JsonDerivedType(typeof(TruncatedNormal), nameof(TruncatedNormal))]
[JsonDerivedType(typeof(XavierUniform), nameof(XavierUniform))]
[JsonDerivedType(typeof(XavierNormal), nameof(XavierNormal))]
[JsonDerivedType(typeof(HeNormal), nameof(HeNormal))]
[JsonDerivedType(typeof(HeUniform), nameof(HeUniform))]
[JsonDerivedType(typeof(Orthogonal), nameof(Orthogonal))]
[JsonDerivedType(typeof(Diagonal), nameof(Diagonal))]
public abstract record Initialiser
{
    /// <summary>Fills a parameter of the given shape.</summary>
    /// <param name="values">The parameter, row by row.</param>
    /// <param name="shape">Its shape; weights are [out, in, kernel...].</param>
    /// <param name="seed">The stream of random numbers.</param>
    public abstract void Fill(Span<float> values, Shape shape, ulong seed);
}
