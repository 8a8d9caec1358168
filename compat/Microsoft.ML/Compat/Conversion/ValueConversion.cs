namespace Microsoft.ML.Compat.Conversion;

/// <summary>Makes a value of one column type from a value of another.</summary>
internal delegate void ValueConversion<TSource, TTarget>(in TSource source, ref TTarget target);
