using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Transforms.Onnx;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Proto;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Onnx;

/// <summary>Small ONNX models, written out.</summary>
internal static class Models
{
    private static readonly float[] Factors = [1, 2, 3];

    /// <summary>y [N, 3] = x [N, 3] * (1, 2, 3) + 0.5.</summary>
    public static ModelProto Affine(string input = "x", string output = "y") => Of(
        [Float(input, "N", "3")],
        [new NodeProto("Mul", [input, "factors"], ["scaled"]), new NodeProto("Add", ["scaled", "shift"], [output])],
        [Float(output, "N", "3")],
        TensorProto.Of<float>("factors", Factors, 3),
        TensorProto.Of<float>("shift", [0.5f], 1));

    /// <summary>sum [N, 2] = a + b, product [N, 2] = a * b.</summary>
    public static ModelProto TwoByTwo() => Of(
        [Float("a", "N", "2"), Float("b", "N", "2")],
        [new NodeProto("Add", ["a", "b"], ["sum"]), new NodeProto("Mul", ["a", "b"], ["product"])],
        [Float("sum", "N", "2"), Float("product", "N", "2")]);

    /// <summary>y = x of any type.</summary>
    public static ModelProto Same(OnnxType element, params string[] dims) =>
        Of([Tensor("x", element, dims)], [new NodeProto("Identity", ["x"], ["y"])], [Tensor("y", element, dims)]);

    /// <summary>y = x in another type.</summary>
    public static ModelProto Converted(OnnxType from, OnnxType to, params string[] dims) => Of(
        [Tensor("x", from, dims)],
        [new NodeProto("Cast", ["x"], ["y"]) { Attributes = [AttributeProto.Of("to", (long)to)] }],
        [Tensor("y", to, dims)]);

    public static ModelProto Of(ValueInfoProto[] inputs, NodeProto[] nodes, ValueInfoProto[] outputs, params TensorProto[] initializers) =>
        new(new GraphProto("test", [.. nodes], [.. inputs], [.. outputs]) { Initializers = [.. initializers] }, [new OperatorSet("", 17)]);

    public static ValueInfoProto Float(string name, params string[] dims) => Tensor(name, OnnxType.Float, dims);

    /// <summary>A tensor whose sizes are numbers, symbols, or unknown ("?").</summary>
    public static ValueInfoProto Tensor(string name, OnnxType element, params string[] dims) =>
        new(name, new TensorTypeProto(element) { Dims = [.. dims.Select(Dimension)] });

    public static MemoryStream Stream(this ModelProto model) => new(OnnxFile.ToBytes(model));

    /// <summary>All that the model takes and gives.</summary>
    public static OnnxScoringEstimator Apply(this ModelProto model) => new MLContext(1).Transforms.ApplyOnnxModel(model.Stream());

    public static OnnxScoringEstimator Apply(this ModelProto model, string[] outputs, params string[] inputs) =>
        new MLContext(1).Transforms.ApplyOnnxModel(outputs, inputs, model.Stream());

    public static OnnxScoringEstimator Apply(this ModelProto model, params (string Name, int[] Shape)[] shapes) =>
        new MLContext(1).Transforms.ApplyOnnxModel(model.Stream(), shapes.ToDictionary(s => s.Name, s => s.Shape));

    /// <summary>Fits, transforms and goes through the rows.</summary>
    public static Snapshot Snap(this IEstimator<ITransformer> estimator, IDataView data) => Snapshot.Of(estimator.Fit(data).Transform(data));

    private static DimensionProto Dimension(string dim) => dim == "?" ? new DimensionProto(null)
        : long.TryParse(dim, CultureInfo.InvariantCulture, out var size) ? new DimensionProto(size) : new DimensionProto(null, dim);
}
