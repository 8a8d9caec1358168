using Microsoft.ML;
using MLNetVision.Imaging;
using MLNetVision.Tests.Pipelines.Detection;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.SavedApp;

/// <summary>A saved detector in a process that has no assembly of ours: it says which it lacks.</summary>
public sealed class SavedDetectorAppTests
{
    [Theory]
    [InlineData(RegionMode.Warped)]
    [InlineData(RegionMode.Shared)]
    public void A_detector_names_the_library_that_it_needs(RegionMode mode)
    {
        var (ml, folder) = (new MLContext(1), Directory.CreateTempSubdirectory("detector"));
        try
        {
            var data = DetectionRows.Of(ml, 2);
            var file = Path.Combine(folder.FullName, "model.zip");
            ml.Model.Save(DetectorParts.Detector(mode, new SelectiveSearch()).ToTransformer(data.Schema, "Image"), data.Schema, file);
            var (code, output, error) = SavedModelApp.Run(file);
            Assert.True(code != 0, output);
            Assert.Contains("MLNetVision.Transforms", error, StringComparison.Ordinal);
            Assert.DoesNotContain("MLNetVision.Estimators", error, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
