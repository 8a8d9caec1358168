using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Estimators.Embedding;
using MLNetVision.Training.Events;

namespace MLNetVision.Tests.Pipelines.Embedding;

/// <summary>Rows as data, and who is told of a fit.</summary>
internal static class MapRows
{
    /// <summary>A view with an Id, a Name and the rows as Features.</summary>
    public static IDataView Data(MLContext ml, RowMatrix rows)
    {
        var schema = SchemaDefinition.Create(typeof(Item));
        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows.Columns);
        return ml.Data.LoadFromEnumerable(
            Enumerable.Range(0, rows.Rows).Select(i => new Item { Id = i, Name = $"row {i}", Features = rows[i].ToArray() }).ToArray(), schema);
    }

    private sealed class Item
    {
        public int Id { get; set; }

        public string Name { get; set; } = "";

        public float[] Features { get; set; } = [];
    }

    /// <summary>Is told at once.</summary>
    internal sealed class Observer(Action<TrainingEvent> tell) : IObserver<TrainingEvent>, IProgress<TrainingEvent>
    {
        public void OnNext(TrainingEvent value) => tell(value);

        public void Report(TrainingEvent value) => tell(value);

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
