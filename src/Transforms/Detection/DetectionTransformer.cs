using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Transforms.Detection;
using MLNetVision.Transforms.Detection.Persistence;
using MLNetVision.Transforms.Rows;

namespace MLNetVision.Transforms;

/// <summary>
/// A detector over a column of images: it adds the class, the box and the score of each object found, by any number of threads at once. What is saved through
/// ML.NET holds the network as ONNX; where it is loaded, this library's assembly of transforms is needed too, which proposes regions and chooses boxes.
/// </summary>
public sealed class DetectionTransformer : ITransformer, IDisposable
{
    private readonly ScannerPool _scanners;

    internal DetectionTransformer(RegionDetector detector, string imageColumn, DetectionNames names, ScoringOptions? options = null)
    {
        (Detector, ImageColumn, Names, Options) = (detector, imageColumn, names, options ?? new ScoringOptions());
        names.Validate();
        Options.Validate("DetectionTransformer");
        _scanners = new ScannerPool(detector, Options);
    }

    /// <summary>The detector.</summary>
    public RegionDetector Detector { get; }

    /// <summary>The column that it reads.</summary>
    public string ImageColumn { get; }

    /// <summary>The columns that it adds.</summary>
    public DetectionNames Names { get; }

    /// <summary>What computes.</summary>
    public ScoringOptions Options { get; }

    /// <summary>Every row becomes one row, whatever the others are.</summary>
    public bool IsRowToRowMapper => true;

    /// <summary>The objects of a picture, the surest first.</summary>
    /// <param name="picture">1 to 4 channels.</param>
    /// <param name="cancellation">Ends the work.</param>
    public IReadOnlyList<FoundBox> Detect(Image<byte> picture, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return Found(picture, cancellation);
    }

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedView(input, Bind(input.Schema));
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowMapper(Bind(inputSchema));

    /// <summary>Gives back threads and memory. The transformer stays usable, and takes them again.</summary>
    public void Dispose() => _scanners.Clear();

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        using var chain = SavedDetector.Build(Detector, ImageColumn, Names);
        ((ICanSaveModel)chain).Save(ctx);
    }

    /// <summary>The transformer, once the schema has turned out to have its column.</summary>
    internal DetectionTransformer For(DataViewSchema schema)
    {
        Bind(schema);
        return this;
    }

    internal FoundBox[] Found(Image<byte> picture, CancellationToken cancellation = default) =>
        _scanners.Use(scanner => scanner.Scan(picture, cancellation));

    private DetectionMapping Bind(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new DetectionMapping(this, schema);
    }
}
