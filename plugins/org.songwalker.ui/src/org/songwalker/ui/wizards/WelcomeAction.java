// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.wizards;

import java.util.Properties;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.intro.IIntroSite;
import org.eclipse.ui.intro.config.IIntroAction;

/** Opens a wizard from the welcome page. */
public final class WelcomeAction implements IIntroAction {
    @Override
    public void run(IIntroSite site, Properties parameters) {
        IWorkbench workbench = PlatformUI.getWorkbench();
        workbench.getIntroManager().closeIntro(workbench.getIntroManager().getIntro());
        NewTextWizard wizard = "session".equals(parameters.getProperty("wizard")) ? new NewSessionWizard() : new NewProgramWizard();
        wizard.init(workbench, StructuredSelection.EMPTY);
        new WizardDialog(workbench.getActiveWorkbenchWindow().getShell(), wizard).open(); // not the shell of the site: that is closed
    }
}
