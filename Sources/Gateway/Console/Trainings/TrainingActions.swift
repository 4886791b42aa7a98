import Contracts
import StaffAPI

/// What can be done with an entry of the catalogue.
struct TrainingActions {
    let context: RowContext

    func items(for training: TrainingAnswer) -> [ActionMenu.Item] {
        [.editTraining, training.retired ? .offerTraining : .retireTraining].map { action in
            ActionMenu.Item(action: action, obstacle: context.obstacle)
        }
    }
}
