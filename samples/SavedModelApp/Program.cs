// A model that MLNetVision trained and mlContext.Model.Save wrote, in an application that has ML.NET only: nothing here knows MLNetVision.
using Microsoft.ML;
using MLNetVision.Samples.SavedModelApp;

var arguments = args.Where(a => a != "--smoke").ToArray();
if (arguments.Length > 2)
{
    Console.Error.WriteLine(
        "Give the model's zip and a file of rows: SavedModelApp MODEL.zip ROWS.txt. A row is what you expect and then the numbers, with blanks between.");
    return 2;
}

var folder = AppContext.BaseDirectory;
var (file, rows) = arguments switch
{
    [var model, var data] => (model, data),
    [var model] => (model, null),
    _ => (Path.Combine(folder, "digits.zip"), Path.Combine(folder, "digits.txt")),
};
if (arguments.Length == 0)
{
    Console.WriteLine("No model was given, so this is the one beside the application, a convolutional network that reads handwritten digits.");
}

try
{
    var mlContext = new MLContext(seed: 1);
    var saved = new SavedModel(mlContext, mlContext.Model.Load(file, out var schema), schema);
    Console.WriteLine($"{Path.GetFileName(file)} reads {saved.Input.Name} ({saved.Input.Type}) and adds {string.Join(", ", saved.Outputs)}.");
    foreach (var line in rows is null ? [] : saved.Predict(rows))
    {
        Console.WriteLine(line);
    }

    return 0;
}
catch (Exception e) when (e is FormatException or InvalidOperationException or IOException or ArgumentException)
{
    Console.Error.WriteLine($"'{file}' cannot be used: {e.Message}");
    return 1;
}
