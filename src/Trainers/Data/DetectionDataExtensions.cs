using Microsoft.ML;
using MLNetVision.Trainers.Data;
using MLNetVision.Training.Data;

namespace MLNetVision;

/// <summary>Annotated pictures as data views for training and evaluating detectors.</summary>
public static class DetectionDataExtensions
{
    /// <summary>
    /// The annotated pictures of a file or folder: a .json file of COCO's or VoTT's, a data.yaml or folder of YOLO's, a folder of PASCAL VOC's. Columns are
    /// Image (MLImage), ImagePath, Label (a vector of keys with the classes' names), BoundingBoxes (four numbers an object, in pixels), Difficult and Crowd
    /// (vectors of Boolean). A picture is decoded when a cursor reads its column, and only then.
    /// </summary>
    /// <param name="catalog">mlContext.Data.</param>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">Columns, classes, faulty boxes, unreadable pictures; null for the defaults.</param>
    /// <exception cref="DataFormatException">A file is damaged or of no known format; the message names file and object.</exception>
    public static IDataView LoadDetections(this DataOperationsCatalog catalog, string path, DetectionLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        options ??= new DetectionLoadOptions();
        options.Validate();
        return new DetectionListView(AnnotationFiles.Read(path, options.PictureFolder, options.Annotations), options);
    }

    /// <summary>Annotated pictures, whatever they come from.</summary>
    /// <param name="catalog">mlContext.Data.</param>
    /// <param name="annotations">The pictures and what is in them.</param>
    /// <param name="options">Columns, unreadable pictures; null for the defaults.</param>
    public static IDataView LoadDetections(this DataOperationsCatalog catalog, AnnotationSet annotations, DetectionLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(annotations);
        options ??= new DetectionLoadOptions();
        options.Validate();
        return new DetectionListView(annotations, options);
    }
}
